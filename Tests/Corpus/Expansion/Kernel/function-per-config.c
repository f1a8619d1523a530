// config: PM=y SLEEP=m DEPTH=3
#if defined(CONFIG_PM) && defined(CONFIG_SLEEP)
int both(void) { return 0; }
#elif defined(CONFIG_PM) || IS_ENABLED(CONFIG_SLEEP)
int either_one(int d)
{
	if (IS_ENABLED(CONFIG_SLEEP)
#if CONFIG_DEPTH > 2
	    && d > CONFIG_DEPTH
#endif
	    )
		return IS_BUILT_IN(CONFIG_PM) ? option_set(CONFIG_PM) : -1;
	return CONFIG_DEPTH;
}
#else
int none(void) { return 0; }
#endif
