#define static_branch(name, yes) static_branch_(name, yes, __COUNTER__)
#define static_branch_(name, yes, n) static_branch__(name, yes, n)
#define static_branch__(name, yes, n) ({ __label__ l_##n; int r_##n = !yes; asm goto("1: nop\n\t.quad 1b, %l[l_" #n "], %c0" : : "i"(&name) : : l_##n); r_##n = yes; l_##n: r_##n; })
#define likely_on(x) static_branch(x, 1)
#define likely_off(x) static_branch(x, 0)
if (likely_on(fast) && !likely_off(slow)) go();
