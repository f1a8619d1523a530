#define lo\
ng\
_name 1
long_name
#def\
ine split 2
sp\
lit
#define f(a, \
	b) a \
	b
f(1\
2, 3)
int a; // comment \
still comment
int b; /\
* a comment *\
/ int c; /\
/ another
x+\
+y a-\
>b "st\
ring" 'c\
' 1.\
5 0x\
ff
