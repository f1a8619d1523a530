#define ARITY(_1, _2, _3, NAME, ...) NAME
#define log1(msg) log_(0, msg)
#define log2(lvl, msg) log_(lvl, msg)
#define log3(lvl, msg, arg) log_(lvl, msg, arg)
#define say(...) ARITY(__VA_ARGS__, log3, log2, log1)(__VA_ARGS__)
say("a"); say(1, "b"); say(2, "c", say("d")); say((1, 2), (3, 4));
#define COMMA ,
say(1 COMMA "x") say(COMMA)
