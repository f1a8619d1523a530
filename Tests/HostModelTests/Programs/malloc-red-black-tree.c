/* Insertion into a red-black tree, with its rules checked. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

struct rb { struct rb *child[2], *parent; int key, red; };

static struct rb *root;

static void rotate(struct rb *n, int dir)
{
	struct rb *c = n->child[!dir], *p = n->parent;

	n->child[!dir] = c->child[dir];
	if (c->child[dir])
		c->child[dir]->parent = n;
	c->child[dir] = n;
	n->parent = c;
	c->parent = p;
	if (!p)
		root = c;
	else
		p->child[p->child[1] == n] = c;
}

static void insert(int key)
{
	struct rb **link = &root, *n = calloc(1, sizeof(*n)), *p, *g, *u;

	n->key = key;
	n->red = 1;
	while (*link) {
		n->parent = *link;
		link = &(*link)->child[key > (*link)->key];
	}
	*link = n;
	while ((p = n->parent) && p->red) {
		int side;

		g = p->parent;
		side = g->child[1] == p;
		u = g->child[!side];
		if (u && u->red) {
			p->red = u->red = 0;
			g->red = 1;
			n = g;
			continue;
		}
		if (p->child[!side] == n) {
			rotate(p, side);
			p = n;
		}
		p->red = 0;
		g->red = 1;
		rotate(g, !side);
		break;
	}
	root->red = 0;
}

static int black_height(const struct rb *n, int lo, int hi)
{
	int l, r;

	if (!n)
		return 1;
	if (n->key < lo || n->key > hi || (n->red && n->parent->red))
		return -100;
	l = black_height(n->child[0], lo, n->key);
	r = black_height(n->child[1], n->key, hi);
	return l == r ? l + !n->red : -100;
}

int main(void)
{
	for (int i = 0; i < 60; i++)
		insert(i * 37 % 61);
	printf("%d %d %d\n", black_height(root, INT_MIN, INT_MAX), root->key, root->child[0]->key);
	return 0;
}
