// results: 14
enum a { A, B = 5, C, D = B * 2 + 1, E = -1, F };
enum b { G = 0xffffffff, H = 1 };
enum c { I = 1LL << 40, J };
enum d { K = 'a', L = sizeof(int), M = (int)3 ? 4 : 5, N = 1 << 3 };
struct holder { enum inner { P = 77, Q } kind; enum { R = 99 } other; };
enum __attribute__((packed)) small { S1 = 1, S2 = 200 };
static enum a give(int x) { return x > 3 ? C : E; }
long long result(int n)
{
	enum local { X = 3, Y = X * X } v = Y;
	struct holder h = { Q, R };
	switch (n) {
	case 0: return A + B * 10 + C * 100 + D * 1000 + E * 100000 + F;
	case 1: return sizeof(enum a) + sizeof(enum b) * 10 + sizeof(enum c) * 100 + sizeof(enum d) * 1000;
	case 2: return G > 0;
	case 3: return J - 1;
	case 4: return K + L * 1000 + M * 10000 + N * 100000;
	case 5: return h.kind + h.other * 100;
	case 6: return v;
	case 7: return give(4) + give(1) * 10;
	case 8: { enum b z = H; return z - 2 < 0; }
	case 9: { enum a z = A; return z - 2 < 0; }
	case 10: return sizeof(enum small) + sizeof(G) * 10 + sizeof(J) * 100 + sizeof(A) * 1000;
	case 11: { enum { A = 40 } q = A; return q + A; }
	case 12: { enum small q = S2; q += 100; return q; }
	case 13: return (enum a)7 + (enum d)-1;
	}
	return 0;
}
