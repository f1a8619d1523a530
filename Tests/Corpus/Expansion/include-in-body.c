#define ITEM(n, v) case v: return #n;
const char *name(int v)
{
	switch (v) {
#include "inc/items.def"
	}
	return 0;
}
#undef ITEM
#define ITEM(n, v) n = v,
enum items {
#include "inc/items.def"
	LAST
};
#undef ITEM
#define ITEM(n, v) [v] = #n,
static const char *names[] = {
#include "inc/items.def"
};
