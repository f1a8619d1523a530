#pragma once_upon a time
#pragma pack(push, 1)
#define P _Pragma("pack(pop)")
#define Q(x) _Pragma(#x)
int a; P int b; Q(pack(1)) int c; _Pragma("GCC diagnostic push") int d;
