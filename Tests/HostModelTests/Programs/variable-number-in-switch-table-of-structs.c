/* Structures chosen, changed and written back by value. */
#include <stdio.h>

struct job { int id, prio; char state; };

static struct job step(struct job j)
{
	switch (j.state) {
	case 'n': j.state = 'r'; break;
	case 'r': j.state = --j.prio > 0 ? 'w' : 'd'; break;
	case 'w': j.state = 'r';
	}
	return j;
}

int main(void)
{
	struct job v[3] = { { 1, 1, 'n' }, { 2, 3, 'n' }, { 3, 2, 'w' } };
	int rounds = 0, done;

	do {
		done = 0;
		for (int i = 0; i < 3; i++) {
			v[i] = step(v[i]);
			done += v[i].state == 'd';
		}
		rounds++;
	} while (done < 3);
	printf("%d %d %c\n", rounds, v[1].prio, v[2].state);
	return rounds;
}
