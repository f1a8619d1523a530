// results: 22
struct in { int a, b[3]; char c; }; struct out { struct in x, y[2]; int z; };
static struct out o1 = { { 1, { 2, 3 }, 'c' }, { { 4 }, { 5, { 6, 7, 8 }, 9 } }, 10 };
static struct out o2 = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
static struct out o3 = { .y[1].b[1] = 5, 6, 7, .z = 8, .x = { .c = 1, .b = { [2] = 9 } }, };
static struct out o4 = { .y = { [1] = { .a = 3 } }, 4 };
static int a1[] = { [3] = 1, 2, [0] = 5, 6 }; static int a2[10] = { [2 ... 5] = 7, 8, [9] = 1 };
static int a3[][3] = { 1, 2, 3, 4 }; static int a4[][3] = { { 1 }, { 2, 3 }, [4] = { 9 } };
static char s1[] = "abc", s2[5] = "abc", s3[3] = "abc", s4[] = { 'x', "y"[0] }, s5[] = { "braced" }; static char s6[][4] = { "ab", "cd", { 'e', 'f' } };
static const char *names[] = { [2] = "two", [0] = "zero", "one" };
static struct { int n; const char *s; } table[] = { { 1, "a" }, { 2, "bc" }, { } };
static int override[] = { 1, 2, 3, [1] = 20, [1] = 21 };
static union { int i; char c[8]; struct { short h; } s; } un[] = { { 5 }, { .c = "hi" }, { .s.h = 7 }, { .s = { 8 } } };
static int *ptrs[] = { &a2[3], a2 + 9, &o1.y[1].b[2], (int *)&o1 + 1 };
static struct { int x; struct { int y, z; }; int w; } anon = { 1, 2, 3, 4 }, anon2 = { .z = 5, 6, .y = 7 };
static int total(int *p, int n) { int s = 0; for (int i = 0; i < n; i++) s = s * 7 + p[i]; return s; }
struct bf { unsigned a:3, :2, b:5; int c; };
static int bytes(void *v, int n) { unsigned char *p = v; int s = 0; for (int i = 0; i < n; i++) s = s * 7 + p[i]; return s; }
long long result(int n)
{
	struct out l = { .x = { n, { n + 1, n + 2 } }, .y = { [0 ... 1] = { .c = n } }, 3 }; int k = 2; struct bf f = { 1, 2, 3 };
	int la[4] = { k++, k++, k++ }; struct in copy = o1.x, arr[2] = { o1.x, o1.y[1] }; struct out nest = { copy, { copy, { 5 } } };
	switch (n) {
	case 0: return total((int *)&o1.x, 4) + o1.x.c; case 1: return o1.y[1].b[2] + o1.z * 100 + o1.y[0].a * 1000; case 2: return o2.x.c + o2.y[0].a * 100 + o2.y[1].c * 10000 + o2.z * 1000000;
	case 3: return o3.y[1].b[1] + o3.y[1].b[2] * 10 + o3.y[1].c * 100 + o3.z * 1000 + o3.x.c * 10000 + o3.x.b[2] * 100000; case 4: return o4.y[1].a * 10 + o4.z;
	case 5: return sizeof(a1) / sizeof(*a1) * 100000 + total(a1, 5); case 6: return total(a2, 10); case 7: return sizeof(a3) * 1000 + total(a3[0], 6); case 8: return sizeof(a4) * 1000 + a4[4][0] + a4[1][1] + a4[2][2];
	case 9: return sizeof(s1) + sizeof(s2) * 10 + sizeof(s3) * 100 + sizeof(s4) * 1000 + sizeof(s5) * 10000 + sizeof(s6) * 100000; case 10: return s2[3] + s2[4] + s3[2] + s6[1][1] + s6[2][2];
	case 11: return names[0][0] + names[1][1] + names[2][2] + sizeof(names) / sizeof(*names); case 12: return sizeof(table) / sizeof(*table) * 100 + table[1].s[1] + table[2].n;
	case 13: return total(override, 3); case 14: return un[0].i + un[1].c[1] + un[1].c[5] + un[2].s.h + un[3].s.h; case 15: return *ptrs[0] + *ptrs[1] * 10 + *ptrs[2] * 100 + *ptrs[3] * 1000;
	case 16: return anon.x + anon.y * 10 + anon.z * 100 + anon.w * 1000 + anon2.y * 10000 + anon2.z * 100000 + anon2.w * 1000000; case 17: return l.x.a + l.x.b[1] + l.y[0].c + l.y[1].c + l.z;
	case 18: return total(la, 4); case 19: return copy.b[1] + arr[0].c + arr[1].c + arr[1].b[0]; case 20: return nest.x.b[0] + nest.y[0].b[1] * 10 + nest.y[1].a * 100 + nest.z; case 21: return f.a + f.b * 10 + f.c * 100;
	}
	return -1;
}
