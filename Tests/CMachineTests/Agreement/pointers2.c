// results: 24
struct node { int v; struct node *next; }; struct deep { struct { struct { int z[3]; } b; } a; };
static int grid[3][4] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 } };
static int sum(int (*p)[4], int rows) { int s = 0; for (int i = 0; i < rows; i++) for (int j = 0; j < 4; j++) s = s * 3 + p[i][j]; return s; }
static int sum2(int m[][4], int rows) { return m[rows - 1][3] + sizeof(*m) + sizeof(m[0][0]); }
static int sum3(int m[3][4]) { return sizeof(m) == sizeof(void *); }
static void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
static char *find(char *s, char c) { while (*s && *s != c) s++; return *s ? s : (char *)0; }
static int strl(const char *s) { const char *p = s; while (*p) ++p; return p - s; }
static void out(int **pp, int *v) { *pp = v; }
long long result(int n)
{
	int a[6] = { 10, 20, 30, 40, 50, 60 }, *p = a, *q = &a[4], x = 1, y = 2; void *v = a; char s[] = "hello, world"; struct node n3 = { 3 }, n2 = { 2, &n3 }, n1 = { 1, &n2 }; struct deep d = { { { { 4, 5, 6 } } } };
	int *arr[3] = { a, a + 2, &x }; int **pp = arr; unsigned char *bytes = (unsigned char *)a;
	switch (n) {
	case 0: return q - p; case 1: return *(p + 2) + p[3] + 4[p]; case 2: return sum(grid, 3); case 3: return sum2(grid, 2) + sum3(grid);
	case 4: swap(&x, &y); return x * 10 + y; case 5: return find(s, 'w') - s; case 6: return find(s, 'z') == 0; case 7: return strl(s);
	case 8: return p < q && q > p && p <= p && !(p == q) && p != q; case 9: return n1.next->next->v; case 10: return *p++ + *p++ * 2 + *p;
	case 11: return *--q + *q--; case 12: return (char *)q - (char *)p; case 13: return *(int *)(v + 8) + *((int *)v + 1);
	case 14: return d.a.b.z[1] + *(d.a.b.z + 2); case 15: return **pp + *pp[1] + **(pp + 2); case 16: pp++; return **pp; case 17: out(&p, &y); return *p;
	case 18: return &grid[2][1] - &grid[0][3]; case 19: return (&grid[1])[1][2] + *(*(grid + 1) + 2) + (*grid)[1]; case 20: return bytes[4] + bytes[8];
	case 21: p += 3; p -= 2; return *p + p[-1]; case 22: { int (*row)[4] = grid; row++; return (*row)[0] + row[1][1] + sizeof(*row); }
	case 23: { unsigned long u = (unsigned long)p; u += 8; return *(int *)u + ((u & 3) == 0); }
	}
	return -1;
}
