#ifdef a
#else a is not defined
b
#endif a
#ifndef c d e
f
#endif /* c */ // d
#if 1 /* if */ // end
g
#elif 0 // or
#else // not
#endif // end
#undef h i
