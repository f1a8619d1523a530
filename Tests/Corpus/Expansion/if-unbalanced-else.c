#define A
#ifdef A
int f(int a)
#else
int f(int b)
#endif
{
#ifdef B
	return b;
}
#else
	return a;
}
#endif
