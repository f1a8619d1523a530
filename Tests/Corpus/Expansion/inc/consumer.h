#ifdef PARAM
uses PARAM
#undef PARAM
#else
nothing to use
#endif
