// config: SMALL=y BIG=y
ORDER_NAME WORD_TEXT fast
#if !IS_ENABLED(CONFIG_X86_64)
not
#endif
