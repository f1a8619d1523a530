#define STR1(x) #x
#define STR(x) STR1(x)
#define MOD "own"
#define info_(line, tag, text) static const char info_##tag##line[] = #tag "=" text
#define info(tag, text) info__(__LINE__, tag, text)
#define info__(line, tag, text) info_(line, tag, text)
#define param(name, type, mode) \
	check_##type(name, &(name)); static struct par par_##name = { MOD "." #name, &ops_##type, STR(mode), { &name } }; \
	info(parmtype, #name ":" #type)
#define USER 0644
param(debug, int, USER);
param(name, charp, 0);
info(author, "A <a@b>"); info(author, "C"); info(alias, STR(USER) MOD);
