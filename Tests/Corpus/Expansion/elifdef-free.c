#if defined(A) || \
    defined(B) || \
    1
a
#endif
#if 1 /* comment
over lines */ && 1
b
#endif
#if (1) // line
c
#endif
#ifdef A // none
#else // some
d
#endif // end
