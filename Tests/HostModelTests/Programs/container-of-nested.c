/* container_of over two levels, and an array member. */
#include <stddef.h>
#include <stdio.h>

#define container_of(p, t, m) ({ const typeof(((t *)0)->m) *p_ = (p); (t *)((char *)p_ - offsetof(t, m)); })

struct kobject { int refs; };
struct device { char name[6]; struct kobject kobj; };
struct port { int id; struct device dev[2]; };

static struct port *port_of(struct kobject *k)
{
	struct device *d = container_of(k, struct device, kobj);

	return container_of(d, struct port, dev[1]);
}

int main(void)
{
	struct port p = { 7, { { "a", { 1 } }, { "b", { 2 } } } };

	port_of(&p.dev[1].kobj)->id += 3;
	printf("%d %d\n", p.id, port_of(&p.dev[1].kobj)->dev[0].kobj.refs);
	return p.id;
}
