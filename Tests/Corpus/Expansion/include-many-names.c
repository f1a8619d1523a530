#include "./inc/named.h"
#include "inc/../inc/named.h"
#include "inc//named.h"
# include "inc/named.h" // comment
#/**/include/**/"inc/named.h"/**/
#include<named.h>
