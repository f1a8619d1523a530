#define text(s) # s
#define later(s) text(s)
#define show(a, b) emit("v" # a "=%u v" # b "=%p", v ## a, v ## b)
#define header(n) release ## n
#define glue(a, b) a ## b
#define later_glue(a, b) glue(a, b)
#define UPDOWN "both"
#define UP UP "more"
show(7, 8);
write(text(memcmp("q\0r", "q", '\2') != 1) text(% $\t), to);
later(header(5).c)
glue(UP, DOWN);
later_glue(UP, DOWN)
