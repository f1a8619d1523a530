int table[] = {
#include "inc/numbers.def"
};
char *s = "a"
#include "inc/text.def"
;
#define LISTED
int again[] = { 0,
#include "inc/numbers.def"
	9 };
