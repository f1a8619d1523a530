// results: 12
enum { BIG = 0x7fffffff, NEG = -0x7fffffff - 1 };
#define T(x) (sizeof(x) * 10 + ((typeof(x))-1 < 0))
long long result(int n)
{
	switch (n) {
	case 0: return T(1) + T(1u) * 100 + T(0x7fffffff) * 10000 + T(0x80000000) * 1000000; case 1: return T(2147483648) + T(0xffffffff) * 1000 + T(0x100000000) * 100000; case 2: return T(1l) + T(1ul) * 1000 + T(1ll) * 1000000 + T(1llu) * 1000000000LL; case 3: return T(0x8000000000000000) + T(0x7fffffffffffffff) * 1000; case 4: return 0777 + 0b1011 + 0xAbC; case 5: return 'ab' + 'a' * 2 + '\x7f' + '\101' + '\?'; case 6: return 18446744073709551615ULL + 2; case 7: return -2147483648; case 8: return BIG + (long long)NEG; case 9: return 07 + 010 + 00; case 10: return -9223372036854775807LL - 1; case 11: return T('a') + T((char)1) * 100 + T(1 == 1) * 10000 + T(sizeof(int)) * 1000000;
	}
	return -1;
}
