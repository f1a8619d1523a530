// types: 5
// pointers: 8
struct big_member { char a; __int128 b; char c; };
struct big_unsigned { unsigned __int128 a; char b; };
typedef unsigned __int128 big;
struct big_array { char a; big b[2]; char c; } __attribute__((packed));
union big_union { big a; struct { unsigned long low, high; }; char b[17]; };
