#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define NULL ((void *)0)

char *strsep(char **text, const char *some);

int holds_characters_are_found(void)
{
	char text[] = "a,b,c";

	CHECK(strchr(text, ',') == text + 1 && strrchr(text, ',') == text + 3);
	CHECK(strchr(text, 0) == text + 5 && !strchr(text, 'x') && !strrchr(text, 'x'));
	CHECK(strchrnul(text, 'b') == text + 2 && strchrnul(text, 'x') == text + 5);
	CHECK(strnchr(text, 2, ',') == text + 1 && !strnchr(text, 1, ','));
	CHECK(strpbrk(text, "cb") == text + 2 && !strpbrk(text, "xy"));
	CHECK(strspn(text, ",a") == 2 && strcspn(text, "bc") == 2);
	CHECK(memchr(text, 0, 6) == text + 5 && !memchr(text, 'c', 4));
	CHECK(memchr_inv("aaab", 'a', 4) && !memchr_inv("aaab", 'a', 3));
	return 0;
}

int holds_strings_are_found_in_strings(void)
{
	char text[] = "one two";

	CHECK(strstr(text, "two") == text + 4 && strstr(text, "") == text && !strstr(text, "twos"));
	CHECK(!strstr("a", "ab") && strnstr(text, "two", 7) == text + 4 && !strnstr(text, "two", 6));
	return 0;
}

int holds_words_are_taken_off(void)
{
	char text[] = "a,,b", *rest = text;

	CHECK(strsep(&rest, ",") == text && !strcmp(text, "a"));
	CHECK(*strsep(&rest, ",") == 0 && rest == text + 3);
	CHECK(strsep(&rest, ",") == text + 3 && rest == NULL && strsep(&rest, ",") == NULL);
	return 0;
}

int holds_white_space_is_cut(void)
{
	char text[] = " \ta b\n ";

	CHECK(skip_spaces(text) == text + 2 && strim(text) == text + 2 && !strcmp(text, " \ta b"));
	return 0;
}

int holds_letters_may_be_large(void)
{
	CHECK(!strcasecmp("AbC", "aBc") && strcasecmp("a", "B") < 0 && strcasecmp("ab", "a") > 0);
	CHECK(!strncasecmp("ABx", "aby", 2) && strncasecmp("ABx", "aby", 3) < 0);
	return 0;
}

int holds_a_newline_makes_no_difference(void)
{
	static const char *const names[] = { "off", "on", NULL, "never" };

	CHECK(sysfs_streq("on\n", "on") && sysfs_streq("", "\n") && !sysfs_streq("on", "off"));
	CHECK(match_string(names, 2, "on") == 1 && match_string(names, 4, "never") == -22);
	CHECK(match_string(names, 1, "on") == -22 && match_string(names, 2, "on\n") == -22);
	CHECK(__sysfs_match_string(names, 2, "on\n") == 1);
	return 0;
}

int holds_strings_are_appended(void)
{
	char text[8] = "ab";

	CHECK(strcat(text, "c") == text && !strcmp(text, "abc"));
	CHECK(strncat(text, "defg", 2) == text && !strcmp(text, "abcde"));
	CHECK(strlcat(text, "1234", 8) == 9 && !strcmp(text, "abcde12"));
	CHECK(strncpy(text, "xy", 4) == text && !text[3] && text[4] == 'e');
	CHECK(strncpy(text, "uvw", 2) == text && text[1] == 'v' && text[2] == 0);
	return 0;
}

int holds_numbers_are_read_strictly(void)
{
	int n = 7;
	unsigned char byte = 7;
	signed char small = 7;
	unsigned short half = 7;
	short other = 7;
	unsigned int u = 7;
	long l = 7;
	unsigned long ul = 7;
	long long ll = 7;
	unsigned long long ull = 7;

	CHECK(!kstrtoint("-12\n", 10, &n) && n == -12 && !kstrtoint("0x1F", 0, &n) && n == 31);
	CHECK(!kstrtoint("017", 0, &n) && n == 15 && !kstrtoint("+5", 10, &n) && n == 5);
	CHECK(kstrtoint("", 10, &n) == -22 && kstrtoint("1x", 10, &n) == -22 && n == 5);
	CHECK(kstrtoint("1\n\n", 10, &n) == -22 && kstrtoint("-", 10, &n) == -22);
	CHECK(kstrtoint("2147483648", 10, &n) == -34 && !kstrtoint("-2147483648", 10, &n));
	CHECK(n == -2147483647 - 1 && kstrtouint("-1", 10, &u) == -22 && u == 7);
	CHECK(!kstrtouint("4294967295", 10, &u) && u == ~0u && kstrtouint("4294967296", 10, &u) == -34);
	CHECK(!kstrtou8("255", 10, &byte) && byte == 255 && kstrtou8("256", 10, &byte) == -34);
	CHECK(!kstrtos8("-128", 10, &small) && small == -128 && kstrtos8("128", 10, &small) == -34);
	CHECK(!kstrtou16("ffff", 16, &half) && half == 0xffff && kstrtos16("32768", 10, &other) == -34);
	CHECK(!kstrtoul("ffffffffffffffff", 16, &ul) && ul == ~0ul);
	CHECK(kstrtoull("18446744073709551616", 10, &ull) == -34 && ull == 7);
	CHECK(!kstrtol("-9223372036854775808", 10, &l) && l < 0);
	CHECK(kstrtoll("9223372036854775808", 10, &ll) == -34 && ll == 7);
	return 0;
}

int holds_words_are_truths(void)
{
	_Bool truth = 0;

	CHECK(!kstrtobool("Y", &truth) && truth && !kstrtobool("off", &truth) && !truth);
	CHECK(!kstrtobool("on", &truth) && truth && !kstrtobool("0", &truth) && !truth);
	CHECK(kstrtobool("x", &truth) == -22 && kstrtobool("o", &truth) == -22);
	CHECK(kstrtobool(NULL, &truth) == -22 && kstrtobool("", &truth) == -22);
	return 0;
}

int unknown_whether_an_era_takes_a_letter(void)
{
	_Bool truth = 0;

	return kstrtobool("true", &truth);
}

int holds_numbers_are_read_loosely(void)
{
	char text[] = "0x2fz", *end;

	CHECK(simple_strtoul(text, &end, 0) == 0x2f && end == text + 4);
	CHECK(simple_strtoul("12", NULL, 10) == 12 && simple_strtol("-12a", &end, 0) == -12);
	CHECK(*end == 'a' && simple_strtoul("0xg", &end, 0) == 0 && *end == 'x');
	return 0;
}

int faults_a_string_without_an_end(void)
{
	char text[2] = { 'a', 'b' };

	return !strchr(text, 'c');
}

int unknown_a_string_nobody_knows(void)
{
	extern char elsewhere[4];

	return strstr(elsewhere, "a") == NULL;
}
