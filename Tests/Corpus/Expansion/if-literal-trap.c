#if 0
/* #else
   yes */
// #else \
#else
"
#if 0
"#else \
#endif"
'
#else'
#endif
seen
/*
#endif
*/
more
#endif
after
