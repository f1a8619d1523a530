#define TRUE_VALUE_1 ignored,
#define CHOOSE(ignored_or_value, yes, ...) yes
#define IF_SET(opt) IF_SET_(opt)
#define IF_SET_(v) IF_SET__(TRUE_VALUE_##v)
#define IF_SET__(first) CHOOSE(first YES, NO)
#define YES yes_branch
#define NO no_branch
#define COND(opt) IF_SET(opt)(opt)
#define yes_branch(o) #o " on"
#define no_branch(o) #o " off"
#define OPT_A 1
#define OPT_B
#define OPT_C 0
#define OPT_D 2
COND(OPT_A) COND(OPT_C) COND(OPT_D) COND(OPT_E)
IF_SET(OPT_B)
#if IF_SET(OPT_A) == IF_SET(1)
same
#endif
