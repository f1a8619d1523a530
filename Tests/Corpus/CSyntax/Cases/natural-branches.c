/* Bodies split by conditionals: each consistent choice of branches is one text. */
#ifdef CONFIG_A
int two_heads(int a)
#else
int two_heads(void)
#endif
{
	return 0;
}

int braces(int a)
{
#ifdef CONFIG_B
	if (a) {
#endif
		use(a);
#ifdef CONFIG_B
	}
#else
	other(a);
#endif
	return a;
}

int head_and_body(int a)
{
#if defined(CONFIG_A) && DEBUG > 1
	if (a == 1)
		one();
	else
#endif
	{
		two();
	}
	return 0;
}

#ifdef CONFIG_A
int twice(void) { return 1; }
#else
int twice(void) { return 2; }
#endif

int ends(int a)
{
#ifndef CONFIG_C
	return 1;
}
#else
	return 2;
}
#endif

int never(void)
{
#if 0
	this is no C at all
#endif
	return 0;
}

int narrower_first(void)
{
#if defined(CONFIG_A) && defined(CONFIG_B)
	return both();
#elif defined(CONFIG_A)
	return first_alone();
#elif defined(CONFIG_B) || defined(CONFIG_C)
	return second_or_third();
#else
	return none();
#endif
}
