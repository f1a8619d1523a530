a/**/b a/* x
y */b a//c
b "/* s */" '//' /* "unclosed */ c /***/ d /* / */ e
#define f /* empty */ 1 /* after
more */ 2
f
#define g() /* c */
[g()]
/* #define f 3 */ f
