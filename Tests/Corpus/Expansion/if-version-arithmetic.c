#define PACK(a, b, c) (((a) << 16) + ((b) << 8) + ((c) > 255 ? 255 : (c)))
#define NOW PACK(6, 1, 300)
#if NOW == 0x601ff && NOW >= PACK(6, 1, 255) && NOW < PACK(6, 2, 0)
a
#endif
#if (NOW >> 16) == 6 && (NOW >> 8 & 0xff) == 1 && (NOW & 0xff) == 255
b
#endif
#define AT_LEAST(maj, min) (__GNUC__ > maj || __GNUC__ == maj && __GNUC_MINOR__ >= min)
#if AT_LEAST(4, 9) && !AT_LEAST(99, 0)
c
#endif
#if __STDC_VERSION__ >= 199901L && __STDC_VERSION__ == 201112L && __CHAR_BIT__ == 8
d
#endif
#if __SIZEOF_LONG__ == 8 && __LONG_MAX__ > 0x7fffffff && __INT_MAX__ == 2147483647 && defined __x86_64__ && !defined __i386__
e
#endif
