#define __BIT_AND_NAME(n, x) n##_BIT_, n = 1U << n##_BIT_, n##_RESET_ = n##_BIT_ x
#define FLAG(n) __BIT_AND_NAME(n, )
enum flags { FLAG(READ), FLAG(WRITE), FLAG(EXEC), };
#define ALL(m, sep) m(READ) sep m(WRITE) sep m(EXEC)
#define PIPE |
#define COMMA ,
#define NAMED(n) #n
int all = ALL(, PIPE); char *names[] = { ALL(NAMED, COMMA) };
