// types: 10
#define ROWS 3
enum { COLUMNS = ROWS + 1 };
struct array_of_arrays { char a; short b[ROWS][COLUMNS]; char c; };
struct array_sizes { char a[sizeof(long)]; char b[sizeof(struct array_of_arrays)]; char c[1 ? 5 : 2]; char d['c' - 'a']; };
struct array_of_pointers { char a; int *b[3]; int (*c)[3]; int *(*d[2])[3]; };
struct array_words { unsigned long b[(100 + 8 * sizeof(long) - 1) / (8 * sizeof(long))]; char c; };
struct array_of_records { struct { char a; long long b; } r[2]; char c; struct array_of_arrays s[2][2]; };
struct array_of_enum { char a; enum bit { ON, OFF } b[3]; };
typedef short triple[3];
struct array_of_typedef { char a; triple b; triple c[2]; char d; };
struct array_big { char a[1 << 20]; int b[0x1000]; };
