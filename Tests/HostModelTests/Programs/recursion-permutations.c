/* Permutations by swapping in place. */
#include <stdio.h>

static int count;

static void permute(char *s, int at)
{
	if (!s[at]) {
		printf("%s%s", count++ ? " " : "", s);
		return;
	}
	for (int i = at; s[i]; i++) {
		char t = s[at];

		s[at] = s[i], s[i] = t;
		permute(s, at + 1);
		t = s[at], s[at] = s[i], s[i] = t;
	}
}

int main(void)
{
	char s[] = "abcd";

	permute(s, 0);
	puts("");
	return count;
}
