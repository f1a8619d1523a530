/* Values whose low half is zero are true. */
#include <stdio.h>

static int t(unsigned long long v) { return v ? 1 : 0; }
static _Bool b(unsigned long long v) { return v; }
static int i(unsigned long long v) { if (v) return 1; while (!v) return 2; return 3; }
int main(void)
{
	unsigned long long h = 1ULL << 40; struct { unsigned long long f : 50; } s = { h };
	printf("%d %d %d %d\n", t(h), b(h), i(h), (int)h);
	printf("%d %d %d\n", !h, h && 1, h || 0);
	printf("%d %d %d\n", !s.f, s.f ? 1 : 2, (_Bool)s.f);
	for (int n = 0; h; h >>= 13, n++) printf("%d ", n);
	int k = 0; do k++; while ((1ULL << 34) * (k < 3)); printf("%d\n", k);
	switch (1ULL << 33) { case 0: printf("zero\n"); break; case 1ULL << 33: printf("high\n"); }
	return 0;
}
