// results: 14
static const char *tab[] = { "zero\n", "one\ttwo", "a\\b\"c", "\x41\102\0hidden", "con" "cat" "enated", "\u00e9", "\a\b\f\v\r\e", "" }; static char mod[] = "modify"; static unsigned long hash(const char *s, int n) { unsigned long h = 5381; while (n--) h = (h * 33 + (unsigned char)*s++) & 0xffffff; return h; }
static int eq(const char *a, const char *b) { while (*a && *a == *b) a++, b++; return *a - *b; } static void cpy(char *d, const char *s) { while ((*d++ = *s++)) ; } static char *itoa(int v, char *e) { *--e = 0; do *--e = '0' + v % 10; while (v /= 10); return e; }
long long result(int n)
{
	char buf[32]; char neg = '\xff'; unsigned char un = '\xff';
	switch (n) {
	case 0: return hash(tab[0], 6); case 1: return hash(tab[1], 8); case 2: return hash(tab[2], 6); case 3: return hash(tab[3], 10); case 4: return hash(tab[4], 13); case 5: return hash(tab[5], 3); case 6: return hash(tab[6], 7); case 7: mod[0] = 'M'; return hash(mod, 7); case 8: cpy(buf, tab[4]); return eq(buf, "concatenated") + eq("a", "b") * 10; case 9: return hash(itoa(90817, buf + 32), 6); case 10: return neg + un; case 11: return '\'' + '\\' + '\0' + '\12' + '"'; case 12: return eq("", tab[7]) + sizeof("\0") + "abc"[1]; case 13: return __func__[0] + sizeof(__func__) * 1000 + __FUNCTION__[5] + __PRETTY_FUNCTION__[1];
	}
	return -1;
}
