/// `drivers/iommu/iommu.c`: the file that holds the test, in all its forms.
func iommuCore(_ tree: KernelTree) -> String {
  let text =
    coreOpening(tree) + coreGroups(tree) + coreDomains(tree) + coreDeviceAttach(tree)
    + coreDetach(tree) + coreGroupAttach(tree) + coreOwnership(tree)
  return tree.has(.reformatted) ? reformatted(text) : text
}

/// Breaks lines elsewhere, and changes nothing else.
///
/// Return types of static functions get a line of their own, and conditions a line for each part.
private func reformatted(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { part in
    let line = String(part)
    if line.hasPrefix("static int "), line.contains("(") {
      return "static int\n" + line.dropFirst("static int ".count)
    }
    let isCondition = line.contains("if (") || line.hasPrefix("\t    ")
    if isCondition, line.contains(" && ") {
      return line.replacing(" && ", with: " &&\n\t    ")
    }
    return line
  }.joined(separator: "\n")
}

@Lines private func coreOpening(_ tree: KernelTree) -> String {
  #"""
  /* A short stand-in for the IOMMU core, written for this demonstration. */
  #define pr_fmt(fmt) "iommu: " fmt

  #include <linux/bug.h>
  #include <linux/device.h>
  #include <linux/err.h>
  #include <linux/errno.h>
  #include <linux/export.h>
  #include <linux/init.h>
  #include <linux/iommu.h>
  #include <linux/kernel.h>
  #include <linux/list.h>
  #include <linux/mutex.h>
  #include <linux/slab.h>
  #include <trace/events/iommu.h>

  static LIST_HEAD(iommu_device_list);
  static DEFINE_SPINLOCK(iommu_device_lock);

  struct iommu_group {
  	struct kobject kobj;
  	struct kobject *devices_kobj;
  	struct list_head devices;
  	struct mutex mutex;
  	void *iommu_data;
  	char *name;
  	int id;
  """#
  if tree.has(.defaultDomain) { "\tstruct iommu_domain *default_domain;" }
  if tree.has(.ownershipFollowUp) { "\tstruct iommu_domain *blocking_domain;" }
  if tree.has(.defaultDomain) { "\tstruct iommu_domain *domain;" }
  "\tstruct list_head entry;"
  if tree.has(.dmaOwnership) {
    #"""
    	unsigned int owner_cnt;
    	void *owner;
    """#
  }
  #"""
  };

  struct group_device {
  	struct list_head list;
  	struct device *dev;
  	char *name;
  };

  """#
  if tree.has(.setDomainLoop) {
    #"""
    #define for_each_group_device(group, pos) \
    	list_for_each_entry(pos, &(group)->devices, list)

    enum {
    	IOMMU_SET_DOMAIN_MUST_SUCCEED = 1 << 0,
    };

    """#
  }
  #"""
  static int __iommu_attach_device(struct iommu_domain *domain, struct device *dev);
  """#
  if tree.has(.groupAttach) {
    #"""
    static int __iommu_attach_group(struct iommu_domain *domain,
    				struct iommu_group *group);
    """#
    if !tree.has(.ownershipFollowUp) {
      #"""
      static void __iommu_detach_group(struct iommu_domain *domain,
      				 struct iommu_group *group);
      """#
    }
  }
  if tree.has(.ownershipFollowUp) {
    #"""
    static int __iommu_group_set_domain(struct iommu_group *group,
    				    struct iommu_domain *new_domain);
    """#
  }
  ""
  if tree.has(.capable) {
    #"""
    bool device_iommu_capable(struct device *dev, enum iommu_cap cap)
    {
    	const struct iommu_ops *ops;

    	if (!dev->iommu || !dev->iommu->iommu_dev)
    		return false;
    	ops = dev_iommu_ops(dev);
    	return ops->capable ? ops->capable(cap) : false;
    }
    EXPORT_SYMBOL_GPL(device_iommu_capable);

    """#
  }
  #"""
  int iommu_device_register(struct iommu_device *iommu, const struct iommu_ops *ops,
  			  struct device *hwdev)
  {
  	iommu->ops = ops;
  	iommu->dev = hwdev;
  	spin_lock(&iommu_device_lock);
  	list_add_tail(&iommu->list, &iommu_device_list);
  	spin_unlock(&iommu_device_lock);
  	return 0;
  }
  EXPORT_SYMBOL_GPL(iommu_device_register);

  int bus_set_iommu(struct bus_type *bus, const struct iommu_ops *ops)
  {
  	if (bus->iommu_ops)
  		return -EBUSY;
  	bus->iommu_ops = ops;
  	return 0;
  }
  EXPORT_SYMBOL_GPL(bus_set_iommu);

  """#
}

@Lines private func coreGroups(_ tree: KernelTree) -> String {
  #"""
  struct iommu_group *iommu_group_alloc(void)
  {
  	struct iommu_group *group = kzalloc(sizeof(*group), GFP_KERNEL);

  	if (!group)
  		return ERR_PTR(-ENOMEM);

  	mutex_init(&group->mutex);
  	INIT_LIST_HEAD(&group->devices);
  	INIT_LIST_HEAD(&group->entry);
  """#
  if tree.has(.dmaOwnership) { "\tgroup->owner_cnt = 0;\n\tgroup->owner = NULL;" }
  #"""
  	group->devices_kobj = kobject_create_and_add("devices", &group->kobj);
  	if (!group->devices_kobj) {
  		kfree(group);
  		return ERR_PTR(-ENOMEM);
  	}
  	return group;
  }
  EXPORT_SYMBOL_GPL(iommu_group_alloc);

  struct iommu_group *iommu_group_get(struct device *dev)
  {
  	struct iommu_group *group = dev->iommu_group;

  	if (group)
  		kobject_get(group->devices_kobj);
  	return group;
  }
  EXPORT_SYMBOL_GPL(iommu_group_get);

  void iommu_group_put(struct iommu_group *group)
  {
  	if (group)
  		kobject_put(group->devices_kobj);
  }
  EXPORT_SYMBOL_GPL(iommu_group_put);

  int iommu_group_add_device(struct iommu_group *group, struct device *dev)
  {
  	struct group_device *device;
  	int err = 0;

  	device = kzalloc(sizeof(*device), GFP_KERNEL);
  	if (!device)
  		return -ENOMEM;
  	device->dev = dev;

  	kobject_get(group->devices_kobj);
  	dev->iommu_group = group;

  	mutex_lock(&group->mutex);
  	list_add_tail(&device->list, &group->devices);
  """#
  if tree.has(.defaultDomain) {
    #"""
    	if (group->domain)
    		err = __iommu_attach_device(group->domain, dev);
    """#
  }
  #"""
  	mutex_unlock(&group->mutex);
  	if (err)
  		iommu_group_remove_device(dev);
  	return err;
  }
  EXPORT_SYMBOL_GPL(iommu_group_add_device);

  void iommu_group_remove_device(struct device *dev)
  {
  	struct iommu_group *group = dev->iommu_group;
  	struct group_device *device, *found = NULL;

  	if (!group)
  		return;

  	mutex_lock(&group->mutex);
  """#
  if tree.has(.dmaOwnership) {
    #"""
    	/* Whoever claimed the group must have let it go. */
    	WARN_ON(group->owner_cnt && group->owner != group);
    """#
  }
  #"""
  	list_for_each_entry(device, &group->devices, list) {
  		if (device->dev == dev) {
  			found = device;
  			break;
  		}
  	}
  	if (found)
  		list_del(&found->list);
  	mutex_unlock(&group->mutex);

  	kfree(found);
  	dev->iommu_group = NULL;
  	kobject_put(group->devices_kobj);
  }
  EXPORT_SYMBOL_GPL(iommu_group_remove_device);

  """#
  if !tree.has(.countNodes) && tree.has(.ownGroupOnly) {
    #"""
    static int iommu_group_device_count(struct iommu_group *group)
    {
    	struct group_device *entry;
    	int devices = 0;

    	list_for_each_entry(entry, &group->devices, list)
    		devices++;
    	return devices;
    }

    """#
  }
  if !tree.has(.attachBySetDomain) {
    #"""
    static int __iommu_group_for_each_dev(struct iommu_group *group, void *data,
    				      int (*fn)(struct device *, void *))
    {
    	struct group_device *device;

    	list_for_each_entry(device, &group->devices, list) {
    		int err = fn(device->dev, data);

    		if (err)
    			return err;
    	}
    	return 0;
    }

    """#
  }
}

@Lines private func coreDomains(_ tree: KernelTree) -> String {
  #"""
  struct iommu_domain *iommu_domain_alloc(struct bus_type *bus)
  {
  	struct iommu_domain *domain;

  	if (!bus || !bus->iommu_ops)
  		return NULL;

  	domain = bus->iommu_ops->domain_alloc(IOMMU_DOMAIN_UNMANAGED);
  	if (!domain)
  		return NULL;

  	domain->type = IOMMU_DOMAIN_UNMANAGED;
  """#
  if tree.has(.splitOps) {
    "\tif (!domain->ops)\n\t\tdomain->ops = bus->iommu_ops->default_domain_ops;"
  } else {
    "\tdomain->ops = bus->iommu_ops;"
  }
  if tree.has(.ownerCheck) { "\tdomain->owner = bus->iommu_ops;" }
  #"""
  	if (!domain->pgsize_bitmap)
  		domain->pgsize_bitmap = bus->iommu_ops->pgsize_bitmap;
  	return domain;
  }
  EXPORT_SYMBOL_GPL(iommu_domain_alloc);

  void iommu_domain_free(struct iommu_domain *domain)
  {
  """#
  if tree.has(.splitOps) {
    "\tdomain->ops->free(domain);"
  } else {
    "\tdomain->ops->domain_free(domain);"
  }
  #"""
  }
  EXPORT_SYMBOL_GPL(iommu_domain_free);

  """#
  if tree.has(.defaultDomain) {
    #"""
    struct iommu_domain *iommu_get_domain_for_dev(struct device *dev)
    {
    	struct iommu_group *group = iommu_group_get(dev);
    	struct iommu_domain *domain;

    	if (!group)
    		return NULL;
    	domain = group->domain;
    	iommu_group_put(group);
    	return domain;
    }
    EXPORT_SYMBOL_GPL(iommu_get_domain_for_dev);

    /* What the group gets when nobody asked for anything; it may do without. */
    int iommu_group_alloc_default_domain(struct iommu_group *group, struct device *dev);

    int iommu_group_alloc_default_domain(struct iommu_group *group, struct device *dev)
    {
    	const struct iommu_ops *ops = dev_iommu_ops(dev);
    	struct iommu_domain *domain = NULL;

    	if (group->default_domain)
    		return 0;
    """#
    if tree.has(.identityDomain) {
      #"""

      	/* ARM32 cannot do without page tables and DMA cookies unless nothing is translated. */
      	if (IS_ENABLED(CONFIG_ARM) && ops->identity_domain)
      		domain = ops->identity_domain;
      	else if (IS_ENABLED(CONFIG_IOMMU_DMA))
      		domain = ops->domain_alloc(IOMMU_DOMAIN_DMA);
      """#
    } else {
      #"""
      	if (IS_ENABLED(CONFIG_IOMMU_DMA))
      		domain = ops->domain_alloc(IOMMU_DOMAIN_DMA);
      """#
    }
    #"""
    	if (!domain)
    		return -ENOMEM;

    	group->default_domain = domain;
    	if (!group->domain)
    		group->domain = domain;
    	return 0;
    }

    """#
  }
}
