/* Trees by the layout at hand. The shapes are those of the textbook, and so the kernel's. */
#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define NULL ((void *)0)
struct rb_node {
	unsigned long __rb_parent_color;
	struct rb_node *rb_right;
	struct rb_node *rb_left;
};
struct rb_root { struct rb_node *rb_node; };
struct rb_root_cached { struct rb_root rb_root; struct rb_node *rb_leftmost; };
struct item { int key; struct rb_node link; int below; };
#define item_of(node) ((struct item *)((char *)(node) - __builtin_offsetof(struct item, link)))
#define parent_of(node) ((struct rb_node *)((node)->__rb_parent_color & ~3ul))

struct rb_node *rb_first(const struct rb_root *);
struct rb_node *rb_last(const struct rb_root *);
struct rb_node *rb_next(const struct rb_node *);
struct rb_node *rb_prev(const struct rb_node *);
struct rb_node *rb_first_postorder(const struct rb_root *);
struct rb_node *rb_next_postorder(const struct rb_node *);
void rb_insert_color_cached(struct rb_node *, struct rb_root_cached *, int);
struct rb_node *rb_erase_cached(struct rb_node *, struct rb_root_cached *);

static struct item items[64];
static struct rb_root root;

static void link_in(struct rb_root *tree, struct item *item)
{
	struct rb_node **place = &tree->rb_node, *parent = NULL;

	while (*place) {
		parent = *place;
		place = item->key < item_of(parent)->key ? &parent->rb_left : &parent->rb_right;
	}
	item->link.__rb_parent_color = (unsigned long)parent;
	item->link.rb_left = item->link.rb_right = NULL;
	*place = &item->link;
}

static void insert(int key)
{
	items[key].key = key;
	link_in(&root, &items[key]);
	rb_insert_color(&items[key].link, &root);
}

/* The black height of a subtree, -1 if it breaks a rule. */
static int height(struct rb_node *node, struct rb_node *parent)
{
	int left, right, black;

	if (!node)
		return 0;
	black = node->__rb_parent_color & 1;
	if (parent_of(node) != parent || (!black && parent && !(parent->__rb_parent_color & 1)))
		return -1;
	left = height(node->rb_left, node);
	right = height(node->rb_right, node);
	return left < 0 || left != right ? -1 : left + black;
}

static int is_sound(unsigned long expected)
{
	struct rb_node *node;
	int key = -1, count = 0;

	if (height(root.rb_node, NULL) < 0)
		return 0;
	for (node = rb_first(&root); node; node = rb_next(node)) {
		if (item_of(node)->key <= key || !(expected >> item_of(node)->key & 1))
			return 0;
		key = item_of(node)->key;
		count++;
	}
	for (node = rb_last(&root); node; node = rb_prev(node))
		count--;
	return count == 0;
}

int holds_trees_stay_sorted_and_balanced(void)
{
	unsigned long in = 0;
	int i;

	for (i = 0; i < 64; i++) {
		insert(i * 37 % 64);
		in |= 1ul << (i * 37 % 64);
		CHECK(is_sound(in));
	}
	for (i = 0; i < 64; i++) {
		rb_erase(&items[i * 23 % 64].link, &root);
		in &= ~(1ul << (i * 23 % 64));
		CHECK(is_sound(in));
	}
	CHECK(!root.rb_node && !rb_first(&root) && !rb_last(&root) && !rb_first_postorder(&root));
	return 0;
}

/* The shape and the colours after many changes, as one number. */
static unsigned int shape(struct rb_node *node, unsigned int sum)
{
	if (!node)
		return sum * 31 + 7;
	sum = sum * 31 + item_of(node)->key * 2 + (node->__rb_parent_color & 1);
	return shape(node->rb_right, shape(node->rb_left, sum));
}

static unsigned int shapes(void)
{
	unsigned int sum = 1, random = 12345;
	unsigned long in = 0;
	int i, key;

	for (i = 0; i < 600; i++) {
		random = random * 1103515245 + 12345;
		key = random >> 16 & 63;
		if (in >> key & 1)
			rb_erase(&items[key].link, &root);
		else
			insert(key);
		in ^= 1ul << key;
		sum = shape(root.rb_node, sum);
	}
	return sum;
}

/* What the kernel's own lib/rbtree.c comes to. */
int holds_trees_have_the_shapes_of_the_kernel(void)
{
	CHECK(shapes() == 3462591260u);
	return 0;
}

int holds_ascending_keys_do_not_make_a_list(void)
{
	int i;

	for (i = 0; i < 7; i++)
		insert(i);
	CHECK(root.rb_node == &items[1].link && items[1].link.rb_right == &items[3].link);
	CHECK((root.rb_node->__rb_parent_color & 3) == 1 && !(items[3].link.__rb_parent_color & 1));
	rb_erase(&items[1].link, &root);
	CHECK(root.rb_node != &items[1].link && is_sound(0x7d));
	return 0;
}

int holds_children_come_before_parents(void)
{
	struct rb_node *node;
	int order = 0;

	insert(2);
	insert(1);
	insert(4);
	insert(3);
	for (node = rb_first_postorder(&root); node; node = rb_next_postorder(node))
		order = order * 10 + item_of(node)->key;
	CHECK(order == 1342);
	return 0;
}

int holds_a_node_takes_anothers_place(void)
{
	struct item other = { .key = 2 };

	insert(1);
	insert(2);
	insert(3);
	rb_replace_node(&items[2].link, &other.link, &root);
	CHECK(root.rb_node == &other.link && rb_next(&other.link) == &items[3].link);
	CHECK(parent_of(&items[1].link) == &other.link && rb_prev(&other.link) == &items[1].link);
	return 0;
}

int holds_a_node_in_no_tree_has_no_neighbours(void)
{
	items[0].link.__rb_parent_color = (unsigned long)&items[0].link;
	CHECK(!rb_next(&items[0].link) && !rb_prev(&items[0].link));
	return 0;
}

int holds_the_first_node_is_known(void)
{
	struct rb_root_cached tree = { { 0 }, 0 };

	items[5].key = 5;
	link_in(&tree.rb_root, &items[5]);
	rb_insert_color_cached(&items[5].link, &tree, 1);
	items[7].key = 7;
	link_in(&tree.rb_root, &items[7]);
	rb_insert_color_cached(&items[7].link, &tree, 0);
	CHECK(tree.rb_leftmost == &items[5].link && tree.rb_root.rb_node == &items[5].link);
	CHECK(rb_erase_cached(&items[5].link, &tree) == &items[7].link);
	CHECK(tree.rb_leftmost == &items[7].link && !rb_erase_cached(&items[7].link, &tree));
	CHECK(!tree.rb_leftmost && !tree.rb_root.rb_node);
	return 0;
}

static int turns;

static void turned(struct rb_node *old, struct rb_node *new)
{
	turns += item_of(old)->key * 10 + item_of(new)->key;
}

int holds_what_nodes_carry_is_told_of_turns(void)
{
	int i;

	for (i = 1; i < 4; i++) {
		items[i].key = i;
		link_in(&root, &items[i]);
		__rb_insert_augmented(&items[i].link, &root, turned);
	}
	CHECK(turns == 12 && root.rb_node == &items[2].link);
	insert(4);
	/* As if the black 1 had been taken away. */
	items[2].link.rb_left = NULL;
	__rb_erase_color(&items[2].link, &root, turned);
	CHECK(turns == 12 + 23 && root.rb_node == &items[3].link);
	return 0;
}

/* A scenario that states a tree need not paint it. */
int holds_order_stays_without_colours(void)
{
	struct rb_node *node = &items[1].link;

	items[0].key = 0;
	items[1].key = 1;
	root.rb_node = node;
	node->rb_left = &items[0].link;
	items[0].link.__rb_parent_color = (unsigned long)node;
	insert(2);
	CHECK(rb_first(&root) == &items[0].link && rb_last(&root) == &items[2].link);
	rb_erase(node, &root);
	CHECK(rb_next(&items[0].link) == &items[2].link && !rb_next(&items[2].link));
	return 0;
}

int unknown_the_tree_from_elsewhere(void)
{
	extern struct rb_root elsewhere;

	return rb_first(&elsewhere) == NULL;
}

int faults_a_tree_nobody_made(void)
{
	struct rb_root tree;

	return rb_first(&tree) == NULL;
}
