#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_values_are_read_and_written(void)
{
	unsigned char narrow = 200;
	long wide = -1;
	int number = 0x12345;
	char bytes[8] = "abcdefg";

	CHECK(copy_from_user(bytes, "new", 4) == 0 && bytes[0] == 'n' && access_ok(bytes, 4));
	CHECK(copy_to_user(bytes, "old", 2) == 0 && bytes[1] == 'l' && bytes[2] == 'w');
	CHECK(!get_user(wide, &narrow) && wide == 200 && !get_user(narrow, &number) && narrow == 0x45);
	CHECK(!put_user(0x1ff, &narrow) && narrow == 0xff && !put_user(-2, &wide) && wide == -2);
	CHECK(!clear_user(bytes + 4, 2) && !bytes[4] && !bytes[5] && bytes[6] == 'g');
	return 0;
}

int holds_strings_have_limits(void)
{
	char text[4] = "zzz";

	CHECK(strncpy_from_user(text, "ab", 4) == 2 && text[2] == 0);
	CHECK(strncpy_from_user(text, "abcdef", 3) == 3 && text[2] == 'c' && text[3] == 0);
	CHECK(strnlen_user("ab", 8) == 3 && strnlen_user("abcd", 2) == 3);
	return 0;
}

int holds_copies_are_apart(void)
{
	char text[] = "abc", *copy = memdup_user(text, 3), *string = memdup_user_nul(text, 2);
	char *whole = strndup_user(text, 4);

	text[0] = 'x';
	CHECK(copy[0] == 'a' && copy[2] == 'c' && string[1] == 'b' && string[2] == 0);
	CHECK(!strcmp(whole, "abc") && strndup_user(text, 3) == (void *)-22l);
	kfree(copy);
	return 0;
}

int faults_behind_a_copy(void)
{
	char *copy = memdup_user("abc", 3);

	return copy[3];
}

int unknown_the_page_of_an_address(void)
{
	int number;

	return virt_to_page(&number) != 0;
}
