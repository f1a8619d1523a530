/* A search tree with insertion, walk, depth and deletion. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct tree { struct tree *left, *right; int key; };

static void insert(struct tree **t, int key)
{
	while (*t)
		t = key < (*t)->key ? &(*t)->left : &(*t)->right;
	*t = calloc(1, sizeof(**t));
	(*t)->key = key;
}

static void erase(struct tree **t, int key)
{
	struct tree *n, **m;

	while (*t && (*t)->key != key)
		t = key < (*t)->key ? &(*t)->left : &(*t)->right;
	n = *t;
	if (!n)
		return;
	if (n->left && n->right) {
		for (m = &n->right; (*m)->left; m = &(*m)->left)
			;
		n->key = (*m)->key;
		n = *m;
		*m = n->right;
	} else {
		*t = n->left ?: n->right;
	}
	free(n);
}

static int walk(const struct tree *t)
{
	int l, r;

	if (!t)
		return 0;
	l = walk(t->left);
	printf("%d ", t->key);
	r = walk(t->right);
	return (l > r ? l : r) + 1;
}

int main(void)
{
	static const int keys[] = { 50, 30, 70, 20, 40, 60, 80, 35, 45, 65 };
	struct tree *root = NULL;
	int depth;

	for (int i = 0; i < 10; i++)
		insert(&root, keys[i]);
	walk(root);
	erase(&root, 30);
	erase(&root, 50);
	erase(&root, 20);
	erase(&root, 99);
	puts("");
	depth = walk(root);
	printf("= %d\n", depth);
	return depth;
}
