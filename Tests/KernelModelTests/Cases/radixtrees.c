#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
struct radix_tree_root { unsigned int gfp_mask; void *rnode; };
/* An idr up to 4.10. */
struct idr { void *hint, *top; int layers, cur; };

static struct radix_tree_root root;
static int one, two;

int holds_items_are_inserted_once(void)
{
	void *found[4];

	CHECK(!radix_tree_preload(0) && !radix_tree_lookup(&root, 3));
	CHECK(radix_tree_insert(&root, 3, &one) == 0 && radix_tree_insert(&root, 3, &two) == -17);
	radix_tree_preload_end();
	CHECK(radix_tree_lookup(&root, 3) == &one && root.rnode);
	CHECK(radix_tree_insert(&root, 9, &two) == 0);
	CHECK(radix_tree_gang_lookup(&root, found, 0, 4) == 2 && found[1] == &two);
	CHECK(radix_tree_gang_lookup(&root, found, 4, 4) == 1 && found[0] == &two);
	CHECK(!radix_tree_delete_item(&root, 3, &two) && radix_tree_lookup(&root, 3) == &one);
	CHECK(radix_tree_delete_item(&root, 3, &one) == &one && radix_tree_delete(&root, 9) == &two);
	CHECK(!radix_tree_delete(&root, 9) && !root.rnode);
	return 0;
}

int holds_items_are_tagged(void)
{
	radix_tree_insert(&root, 3, &one);
	CHECK(!radix_tree_tagged(&root, 1) && !radix_tree_tag_get(&root, 3, 1));
	CHECK(radix_tree_tag_set(&root, 3, 1) == &one && radix_tree_tag_get(&root, 3, 1));
	CHECK(radix_tree_tagged(&root, 1) && radix_tree_tag_clear(&root, 3, 1) == &one);
	CHECK(!radix_tree_tagged(&root, 1));
	return 0;
}

int holds_an_old_idr_is_one_too(void)
{
	struct idr idr;

	idr_init(&idr);
	CHECK(idr_alloc_cyclic(&idr, &one, 2, 0, 0) == 2 && idr.cur == 3 && idr_find(&idr, 2) == &one);
	return 0;
}

int unknown_what_a_slot_was_given(void)
{
	void *slot = 0;

	radix_tree_insert(&root, 3, &one);
	radix_tree_replace_slot(&root, &slot, &two);
	return radix_tree_lookup(&root, 3) == &one;
}
