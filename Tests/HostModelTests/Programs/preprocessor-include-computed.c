/* An include named by a macro, twice, and __has_include. */
#include <stddef.h>

#define HEADER <stddef.h>
#include HEADER
#include HEADER
#if defined __has_include
# if __has_include(<stdarg.h>) && !__has_include("nowhere/at/all.h")
#  define FOUND 1
# endif
#endif

int main(void)
{
	return FOUND + sizeof(size_t) - sizeof(void *);
}
