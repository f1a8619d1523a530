/* The shortest way through a maze. */
#include <stdio.h>
#include <string.h>

static const char *const maze[] = {
	"S.#.....",
	".##.###.",
	"....#.#.",
	".##.#...",
	"...#..#E",
};

int main(void)
{
	static const struct { signed char x, y; } step[] = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } };
	struct place { int x, y; } queue[40];
	int dist[5][8], head = 0, tail = 0;

	memset(dist, -1, sizeof(dist));
	queue[tail++] = (struct place) { 0, 0 };
	dist[0][0] = 0;
	while (head < tail) {
		struct place p = queue[head++];

		if (maze[p.y][p.x] == 'E') {
			printf("%d steps, %d seen\n", dist[p.y][p.x], tail);
			return dist[p.y][p.x];
		}
		for (int i = 0; i < 4; i++) {
			struct place q = { p.x + step[i].x, p.y + step[i].y };

			if (q.x < 0 || q.y < 0 || q.x > 7 || q.y > 4)
				continue;
			if (maze[q.y][q.x] == '#' || dist[q.y][q.x] >= 0)
				continue;
			dist[q.y][q.x] = dist[p.y][p.x] + 1;
			queue[tail++] = q;
		}
	}
	return 99;
}
