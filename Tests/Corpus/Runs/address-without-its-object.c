#include <stdint.h>
#include <string.h>
int main(void) { char t[4] = "abc"; uintptr_t n = (uintptr_t)t | 1; return strlen((char *)(n & ~(uintptr_t)1)); }
