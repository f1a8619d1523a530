#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)

int holds_bytes_move(void)
{
	char a[8] = "abcdefg", b[8] = "";

	CHECK(memcpy(b, a, 8) == b && b[6] == 'g');
	memmove(a + 1, a, 4);
	CHECK(a[0] == 'a' && a[1] == 'a' && a[4] == 'd' && a[5] == 'f');
	CHECK(memset(b, 'z', 3) == b);
	CHECK(b[2] == 'z' && b[3] == 'd');
	CHECK(memcmp("abc", "abd", 2) == 0 && memcmp("abc", "abd", 3) < 0);
	CHECK(memcmp("\x80", "\x01", 1) > 0);
	return 0;
}

int holds_strings_compare(void)
{
	CHECK(strlen("four") == 4 && strnlen("four", 2) == 2);
	CHECK(strcmp("a", "b") < 0 && strcmp("b", "a") > 0 && !strcmp("", ""));
	CHECK(strcmp("\x80", "a") > 0);
	CHECK(!strncmp("abc", "abd", 2) && strncmp("abc", "abd", 3));
	return 0;
}

int holds_strings_are_cut(void)
{
	char small[4];

	CHECK(strscpy(small, "long text", sizeof(small)) == -7 && !strcmp(small, "lon"));
	CHECK(strscpy(small, "ok", sizeof(small)) == 2);
	CHECK(strcpy(small, "abc") == small && small[3] == 0);
	CHECK(snprintf(small, sizeof(small), "%d%d", 12, 345) == 5 && !strcmp(small, "123"));
	CHECK(scnprintf(small, sizeof(small), "%d%d", 12, 345) == 3);
	return 0;
}

int holds_formats_are_those_of_c(void)
{
	char text[64];

	CHECK(sprintf(text, "%d|%5d|%-4d|%04d", -1, 42, 7, -3) == 18);
	CHECK(!strcmp(text, "-1|   42|7   |-003"));
	sprintf(text, "%u %x %#X %o %c%%\n", -1, -1, 255, 8, 'x');
	CHECK(!strcmp(text, "4294967295 ffffffff 0XFF 10 x%\n"));
	sprintf(text, "%lx %llu %hhd %zu", -1l, 1ull << 40, 257, sizeof(int));
	CHECK(!strcmp(text, "ffffffffffffffff 1099511627776 1 4"));
	sprintf(text, "[%s|%5s|%-5s|%.2s|%*d]", "a", "b", "c", "defg", 4, 9);
	CHECK(!strcmp(text, "[a|    b|c    |de|   9]"));
	sprintf(text, "%+d % d %.3d", 5, 6, 7);
	CHECK(!strcmp(text, "+5  6 007"));
	return 0;
}

int holds_formats_differ_from_those_of_c(void)
{
	char text[64];

	sprintf(text, "%.s|%.0s|%.*s|%-3.s|", "abc", "d", -1, "e", "f");
	CHECK(!strcmp(text, "abc|||f  |"));
	sprintf(text, "%.0d|%.d|%.2d|%05.2d|%#o|%#o|%#x", 0, 0, 0, 1, 8, 0, 0);
	CHECK(!strcmp(text, "0|0|00|00001|010|0|0x0"));
	return 0;
}

int holds_a_padded_copy_is_padded(void)
{
	char text[8];

	memset(text, 'z', sizeof(text));
	CHECK(strscpy(text, "a", 4) == 1 && text[2] == 'z');
	CHECK(strscpy_pad(text, "a", 4) == 1);
	CHECK(text[0] == 'a' && !text[1] && !text[2] && !text[3] && text[4] == 'z');
	CHECK(strscpy_pad(text, "abcdef", 4) == -7 && !strcmp(text, "abc") && text[4] == 'z');
	return 0;
}

int holds_a_division_in_place_divides(void)
{
	unsigned long long n = 0xFFFFFFFFFFFFFFFFull;

	CHECK(do_div(n, 10) == 5 && n == 0x1999999999999999ull);
	n = 1ull << 40;
	CHECK(do_div(n, 0x80000001u) == 0x7FFFFE01u && n == 511);
	CHECK(sizeof(do_div(n, 1)) == 4 && do_div(n, 1) - 1 > 0);
	return 0;
}

unsigned long long div64_u64(unsigned long long, unsigned long long);
long long div64_s64(long long, long long);
unsigned long long div64_u64_rem(unsigned long long, unsigned long long, unsigned long long *);
long long div_s64_rem(long long, int, int *);

int holds_a_division_of_64_bits_divides(void)
{
	unsigned long long wide = 1;
	int rest = 1;

	CHECK(div64_u64(1ull << 63, 3) == 3074457345618258602ull);
	CHECK(div64_s64(-7, 2) == -3 && div64_s64(-(1ll << 62) * 2, -1) == -(1ll << 62) * 2);
	CHECK(div64_u64_rem(~0ull, 1ull << 40, &wide) == 0xFFFFFF && wide == (1ull << 40) - 1);
	CHECK(div_s64_rem(1717571401, 86400, &rest) == 19879 && rest == 25801);
	CHECK(div_s64_rem(-86401, 86400, &rest) == -1 && rest == -1);
	CHECK(div_s64_rem(7, -2, &rest) == -3 && rest == 1);
	return 0;
}

int faults_a_division_of_64_bits_by_zero(void)
{
	return div64_u64(3, 0) == 1;
}

int unknown_a_division_of_64_bits_of_what_nobody_knows(void)
{
	extern long long elsewhere_signed;
	int rest = 1;

	return div_s64_rem(elsewhere_signed, 10, &rest) == 5 || rest == 3;
}

int faults_a_division_by_zero_in_place(void)
{
	unsigned long long n = 3;

	return do_div(n, 0);
}

int unknown_a_division_of_what_nobody_knows(void)
{
	extern unsigned long long elsewhere_wide;
	unsigned long long n = elsewhere_wide;
	unsigned int rest = do_div(n, 10);

	return n == 5 || rest == 3;
}

int holds_digits_are_told(void)
{
	CHECK(isdigit('0') && isdigit('9') && !isdigit('/') && !isdigit(':') && !isdigit('a'));
	return 0;
}

int unknown_a_table_that_nobody_defines(void)
{
	extern const unsigned char table_of_nobody[];

	return table_of_nobody[99] & 1;
}

int unknown_what_assembly_writes_through_a_pointer(void)
{
	char text[4] = "aaa";
	long count = 2;
	char *place = text;

	__asm__ volatile("rep\n\tstosb" : "+c"(count), "=&D"(place) : "a"('b'), "1"(text) : "memory");
	return text[1] == 'a';
}

int unknown_the_length_of_a_pointer(void)
{
	char text[32];

	return snprintf(text, sizeof(text), "%p", text) > 8;
}

int unknown_what_a_message_says(void)
{
	extern int elsewhere;
	char text[32] = "0";

	sprintf(text, "%d", elsewhere);
	return text[0] == '0';
}

int unknown_the_tail_of_what_a_message_says(void)
{
	extern int elsewhere;
	char text[4] = "000";

	snprintf(text, sizeof(text), "%d", elsewhere);
	return text[2] == '0';
}

int faults_a_copy_behind_the_end(void)
{
	char small[4];

	strcpy(small, "too long");
	return 0;
}

static int list(char *text, unsigned long size, const char *format, ...)
{
	__builtin_va_list arguments;
	int length;

	__builtin_va_start(arguments, format);
	length = size ? vsnprintf(text, size, format, arguments) : vsprintf(text, format, arguments);
	__builtin_va_end(arguments);
	return length;
}

static int cut(char *text, unsigned long size, const char *format, ...)
{
	__builtin_va_list arguments;
	int length;

	__builtin_va_start(arguments, format);
	length = vscnprintf(text, size, format, arguments);
	__builtin_va_end(arguments);
	return length;
}

int holds_lists_of_arguments_are_rendered(void)
{
	char text[8];

	CHECK(list(text, 4, "%d%d", 12, 345) == 5 && !strcmp(text, "123"));
	CHECK(list(text, 0, "%s-%d", "ab", 7) == 4 && !strcmp(text, "ab-7"));
	CHECK(cut(text, 4, "%d%d", 12, 345) == 3 && !strcmp(text, "123"));
	return 0;
}
