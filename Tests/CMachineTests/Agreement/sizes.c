// results: 14
struct a { char c; int i; short s; }; struct b { char c; long long l; char d; }; struct c { struct a a[2]; char x; }; struct __attribute__((packed)) d { char c; int i; struct a a; }; struct e { char c; } __attribute__((aligned(16))); struct f { char c; int i __attribute__((aligned(32))); }; union g { char c[5]; short s; }; struct h { char a; struct e e; char b; }; struct i { char c; void *p; char d; int (*f)(void); }; struct j { char c; int i __attribute__((packed)); }; struct k { _Alignas(8) char c; char d; }; struct l { unsigned long u; unsigned short s; } __attribute__((packed, aligned(4))); struct m { char c; int i __attribute__((aligned)); };
enum en { Z };
#define S(t) (sizeof(t) * 100 + _Alignof(t))
long long result(int n)
{
	char s[] = "hello"; int arr[3][5]; struct a x; typeof(x.s) y; 
	switch (n) {
	case 0: return S(struct a) * 100000LL + S(struct b); case 1: return S(struct c) * 100000LL + S(struct d); case 2: return S(struct e) * 100000LL + S(struct f); case 3: return S(union g) * 100000LL + S(struct h); case 4: return S(struct i) * 100000LL + S(struct j); case 5: return S(struct k) * 100000LL + S(struct l); case 6: return S(struct m); case 7: return sizeof s + sizeof arr * 10 + sizeof arr[0] * 1000 + sizeof(y) * 100000; case 8: return S(long) + S(long long) * 1000; case 9: return S(void *) + S(enum en) * 1000 + S(_Bool) * 1000000; case 10: return sizeof(char) + sizeof('a') * 10 + sizeof(1ULL) * 100 + sizeof(1L) * 1000 + sizeof(short) * 10000 + sizeof(n ? 1 : 1LL) * 100000; case 11: return sizeof(sizeof(int)) + sizeof(&arr) * 10 + sizeof(*&arr) * 100 + sizeof(void) * 10000 + sizeof("a\0b") * 100000; case 12: return __alignof__(x.i) + __alignof__(short) * 10 + __alignof__(arr) * 100; case 13: return sizeof(struct { char a; int b[]; }) + sizeof(int[0]) + sizeof(struct { int z[0]; });
	}
	return -1;
}
