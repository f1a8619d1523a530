int f(int a,
#ifdef WIDE
      long b
#else
      int b
#endif
      , int c)
{
	return a
#if 1
	+ b
#endif
#if 0
	+ d
#elif 1
	+ c
#endif
	;
}
