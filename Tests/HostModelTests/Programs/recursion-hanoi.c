/* The moves of a tower of four. */
#include <stdio.h>

static int moves;

static void hanoi(int n, char from, char to, char via)
{
	if (!n)
		return;
	hanoi(n - 1, from, via, to);
	moves++;
	printf("%c%c ", from, to);
	hanoi(n - 1, via, to, from);
}

int main(void)
{
	hanoi(4, 'a', 'c', 'b');
	puts("");
	return moves;
}
