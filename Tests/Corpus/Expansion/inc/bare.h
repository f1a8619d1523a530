#ifdef BARE
again BARE
#undef BARE
#define BARE bare two
#else
#define BARE bare one
#endif
bare text BARE
