#
# 
#	/* only a comment */
#// only this
a
 #
	#
b
