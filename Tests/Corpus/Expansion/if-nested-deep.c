#if 1
#if 1
#if 0
#if 1
no
#else
no
#endif
#elif 1
#ifdef x
#elif !defined(x)
#ifndef x
#define x 3
yes x
#endif
#endif
#ifdef x
#if x == 3
yes three
#elif x == 4
no
#endif
#endif
#else
no
#endif
#else
no
#endif
#endif
