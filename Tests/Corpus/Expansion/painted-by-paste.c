#define ab a ## b c
#define abab ab ## ab d
#define f(x) x ## _f(x) f(x)
#define q_f(x) f(x)!
ab abab f(q) f(f)
#define again ag ## ain
again
