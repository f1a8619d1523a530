/* The controlling expression is evaluated once. */
#include <stdio.h>

static int calls;

static int next(void)
{
	return ++calls;
}

int main(void)
{
	switch (next()) {
	case 2: puts("two"); break;
	case 3: puts("three"); break;
	case 1: puts("one"); break;
	}
	return calls;
}
