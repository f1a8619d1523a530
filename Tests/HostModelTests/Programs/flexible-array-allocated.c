/* A flexible array in memory of its own size. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct packet { unsigned short length; unsigned char kind; unsigned char data[]; };

int main(void)
{
	struct packet *p = malloc(sizeof(*p) + 6);

	p->length = 6;
	p->kind = 9;
	memcpy(p->data, "hello", 6);
	printf("%d %d %s %d\n", (int)sizeof(*p), (int)offsetof(struct packet, data), p->data, p->length + p->kind);
	p->data[0] = 'j';
	puts((char *)p + offsetof(struct packet, data));
	free(p);
	return 0;
}
