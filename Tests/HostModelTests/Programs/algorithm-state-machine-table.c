/* States and events in a table of transitions. */
#include <stdio.h>

enum state { CLOSED, OPENING, OPEN, CLOSING, NR_STATES };
enum event { PRESS, DONE, BLOCKED, NR_EVENTS };

static int alarms;
static void alarm(enum state s) { alarms += 1 << s; }

static const struct { enum state next; void (*action)(enum state); } table[NR_STATES][NR_EVENTS] = {
	[CLOSED] = { [PRESS] = { OPENING }, [BLOCKED] = { CLOSED, alarm } },
	[OPENING] = { { CLOSING }, { OPEN }, { OPENING, alarm } },
	[OPEN] = { [PRESS].next = CLOSING, [DONE ... BLOCKED] = { OPEN, alarm } },
	[CLOSING] = { { OPENING }, { CLOSED }, { OPENING } },
};

int main(void)
{
	enum state s = CLOSED;

	for (const char *e = "0101002012"; *e; e++) {
		enum event event = *e - '0';

		if (table[s][event].action)
			table[s][event].action(s);
		s = table[s][event].next;
		printf("%d", s);
	}
	printf(" %d\n", alarms);
	return s;
}
