int x\
y\
;
#define AB 3
#if defined(A\
B\
)
int both;
#endif
#if A\
B\
 == 3
int same;
#endif
#define C\
(a) a a
C(z)
#define D\
 (a)
D
#define G/**/(a)
G
int n = 1\
2\
;
#de\
fine F 5
F
#i\
f F == 5
int five;
#e\
lse
int other;
#en\
dif
