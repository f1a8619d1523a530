__FILE__ F X(__FILE__)
